"""Learning from adoption: how often each rule speaks on briefs that were taken and on those that came back."""
