"""From a development folder (model, schedule, price list) to a staged, light building."""
