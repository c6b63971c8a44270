"""Data rules: what the build finds worth telling, without changing it."""

from etl.rules.runner import find_issues

__all__ = ["find_issues"]
