"""Suggests the rules by which a development's elements and tasks meet, from the words and dates in both."""
