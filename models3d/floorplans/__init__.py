"""Floor plans as SVG: every storey and every home, cut through the real triangles, true to scale."""
