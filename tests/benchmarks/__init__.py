"""How fast all of it is: `make bench`. Scripts that measure, not tests that pass or fail."""
