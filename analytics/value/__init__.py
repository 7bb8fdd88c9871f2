"""What a choice was worth: values of policies from logged decisions with known propensities, and how sure."""
