"""What a fund's own data is held to, beyond what a single cell can say."""
