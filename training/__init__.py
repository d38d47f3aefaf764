"""Makes what newsclean has learned: the calendar's names and the referee's model. None of it is needed to run it."""
