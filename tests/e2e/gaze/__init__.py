"""Scripted gazes with known truth: what buyers saw, worked out beside the page from what it drew."""
