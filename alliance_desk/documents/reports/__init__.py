"""All wording: each report composes an outline from records and playbook."""
