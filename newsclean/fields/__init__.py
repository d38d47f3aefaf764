"""The article's fields, read from the blocks of their roles: authors, captions, dates, tags."""
