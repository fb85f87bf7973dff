"""What it adds up to: pure functions over records and playbook."""
