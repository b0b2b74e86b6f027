package wxnotify

// Version returns the version of the core, such as 0.1.0, which is the same in every language's package.
func Version() string { return core.Version() }
