"""Tests of newsclean."""
