"""All schedules as one, and which element meets which of its tasks."""
