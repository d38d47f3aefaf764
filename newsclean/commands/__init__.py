"""The commands beside the one for pages, each in a file of its own; how pages are read, and articles shown."""
