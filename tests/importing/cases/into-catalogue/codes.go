package shop

const (
	// CartAdded: an item was put into a cart.
	CartAdded = "CART_ADDED"
	// CartPut is another name.
	CartPut = "CART_ADDED"
	// ECartLost indicates that a cart was lost.
	ECartLost = "CART_LOST"
	// ECouponRefused indicates that a coupon was refused.
	ECouponRefused = "COUPON_REFUSED"
	// CouponSeen indicates that a coupon was seen.
	CouponSeen = "COUPON_SEEN"
	// ECartAdded is taken by nothing.
	WebFailed = "WEB_FAILED"
	// MailSent indicates that a mail was sent.
	MailSent = "MAIL_SENT"
	// MailBounced indicates that a mail came back.
	MailBounced = "MAIL_BOUNCED"
)
