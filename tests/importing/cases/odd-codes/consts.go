package odd

const (
	Version  = "1.0"
	Greeting = "Hello, world!"
	authLost = "auth.lost"
	AuthSeen = "authSeen"
	Lookup   = "LOOKUP"
	Äpfel    = "APPLES"
	// LongOne indicates that a first sentence of a comment goes on and on without an end, as those do that were written late in the evening by somebody who had much to say, and who did not care for the reader, who has to make out what all of it may mean, and whether any of it matters to him at all, which it does not, as a rule. The rest is short.
	LongOne = "LONG_ONE"
)
