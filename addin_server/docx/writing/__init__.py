"""Documents made or finished: new ones, sections inserted, a clean copy to send."""
