"""From meshes to few bytes and few draw calls."""
