//! The Python module: gather arguments, let go of the GIL, call, convert. No logic of its own.
