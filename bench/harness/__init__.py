"""What `run.py` measures with: servers, loads, cases, reports."""
