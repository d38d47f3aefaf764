"""Readers of archives, tables and folders: each a function that gives `Record` and `Damage` in the input's order."""
