"""Damaged files through the intake, thousands of them: `python -m tests.fuzz`."""
