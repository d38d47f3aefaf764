"""What all tests share."""

from __future__ import annotations

import signal

from hypothesis import settings

# The same examples on every run, and no time limit on one: the first of a test loads what the library loads lazily.
settings.register_profile("newsclean", deadline=None, derandomize=True)
settings.load_profile("newsclean")

# Shells have their background jobs ignore Ctrl-C, which is handed on: programs that a test interrupts would run on.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
