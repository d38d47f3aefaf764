"""Makes what newsclean has learned: the calendar's names and the referee's network. None of it is needed to run it."""
