"""From a development folder (model, schedule, price list) to a staged, light building.

The road, from left to right; :mod:`models3d.build` walks it:

- ``folder`` and ``sources`` read what was handed over, ``readers`` make one model of all model files;
- ``schedule`` joins elements to tasks (``mapping`` suggests how), ``staging`` says when each is built;
- ``materials`` and ``homes`` find what things are made of and where people will live;
- ``packing`` makes chunks, ``shell`` looks at them from outside; ``daylight``, ``occlusion``, ``textures``,
  ``floorplans`` and ``stills`` make the rest;
- ``making`` keeps what each of these made, and ``sample`` draws a development to try all of it on.
"""
