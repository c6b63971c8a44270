"""The demonstration portfolio: a synthetic fund, shaped by published numbers."""
