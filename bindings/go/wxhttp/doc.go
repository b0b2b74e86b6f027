// Package wxhttp is the HTTP endpoint for WeChat Pay's notifications: an [http.Handler] that goes from the request to the answer.
// It limits and reads the body, verifies and decrypts, takes the route of the notification, has an inbox make it count once, and
// answers within the 5 seconds that WeChat Pay waits.
//
//	handler, err := wxhttp.New(parser,
//		wxhttp.WithInbox(inbox),
//		wxhttp.OnPaid(func(ctx context.Context, payment *events.TransactionDirect, d *wxhttp.Delivery) error {
//			var total int64 // of the order, in 分
//			err := d.Tx.QueryRowContext(ctx, "UPDATE orders SET paid = 1 WHERE number = ? RETURNING total", payment.OutTradeNo).Scan(&total)
//			if err != nil {
//				return err
//			}
//			return d.Notification.ExpectPaid(wxnotify.NewPaidOrder(mchid, payment.OutTradeNo, total))
//		}))
//	http.Handle("/notify", handler)
//
// A callback that returns nil is answered with success; one that returns an error, or panics, with 500, so that WeChat Pay sends
// the notification again. With an inbox ([wxinbox.Inbox]) what the callback writes through [Delivery].Tx and the note that
// it is done commit together.
//
// [New] makes a handler of one merchant, and [NewForMerchants] one of many, each with keys of its own.
package wxhttp
