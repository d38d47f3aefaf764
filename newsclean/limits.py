"""How large a page may be, where pages come from files, archives or tables: `newsclean.extract` itself takes any."""

from __future__ import annotations

LARGEST = 32 * 2**20
"""Bytes (of a text: code points). The largest pages of the web have some 10 MB; more is an archive of many, or a
mistake."""
