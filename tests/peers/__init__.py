"""Other people's programs, and what they make of ours; `npm ci` in this folder installs them."""
