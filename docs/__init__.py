"""The documentation: its pages, and what makes those that come from the code."""
