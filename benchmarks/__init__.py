"""How good, how fast and how steady newsclean is, beside what a user has today. See README.md in this folder."""
