"""What every writer needs: fonts, drawn pictures, files put in place whole."""
