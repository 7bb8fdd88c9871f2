"""Made buyers with known tastes, who use the same doors as everybody; marked as simulated for good."""
