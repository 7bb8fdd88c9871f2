"""What a project manager hands over besides models and schedules: ``development.toml`` and its rules."""
