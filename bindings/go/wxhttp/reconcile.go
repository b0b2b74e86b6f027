package wxhttp

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/asking"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
	"github.com/wxnotify/wxnotify-go/wxcertificates"
)

// Order is an order or a refund that WeChat Pay is asked for: one of the numbers, and whose it is.
type Order struct {
	// OutTradeNo is the merchant's number of an order.
	OutTradeNo string
	// TransactionID is WeChat Pay's number of an order.
	TransactionID string
	// OutRefundNo is the merchant's number of a refund.
	OutRefundNo string
	// SubMchID is the sub-merchant of a partner's (服务商) order or refund. Who asks is then the sp_mchid.
	SubMchID string
	// Merchant is whose it is, where the handler serves several: it verifies the answer, and callbacks find it in [Delivery].Merchant.
	Merchant *ServedMerchant
}

// Reconciled is what WeChat Pay told of an order or a refund.
type Reconciled struct {
	// State is an order's trade_state (SUCCESS, NOTPAY, USERPAYING, CLOSED, REFUND: it was paid, and refunded since), a refund's status
	// (SUCCESS, PROCESSING, CLOSED, ABNORMAL), or NOT_EXIST.
	State string
	// Code is what became of an event: [CodeSuccess], [CodeDuplicate] (it had its effect before), [CodeStored] or [CodeIgnored]. It is
	// empty where there was none: the order is not paid.
	Code wxnotify.Code
}

// Reconcile asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and inbox as its
// notification: it counts once, whichever comes first.
//
// WeChat Pay does not promise that every notification arrives; its advice is to ask for an order that is still open 5 to 10 minutes after.
// The handler needs an inbox, and [WithBusinessKey] or a key that does without the notification's ID. An order that is not paid is no
// event, and no callback is called.
//
// Errors: [wxnotify.ErrRequestFailed], beneath which is what the client returned; those of [wxnotify.NotificationParser.VerifyAnswer];
// [wxnotify.ErrContentMismatch] for an answer of another order; [wxnotify.ErrOptionInvalid]; and what the handler's own failures are.
func (h *Handler) Reconcile(ctx context.Context, merchant wxcertificates.Merchant, order Order) (Reconciled, error) {
	started := time.Now()
	told, client := hook.Merchant(merchant)
	if client == nil {
		return Reconciled{}, invalid("merchant", "the merchant is empty; make it by NewMerchant")
	}
	served := h.only
	if order.Merchant != nil {
		served = order.Merchant
	}
	// What was begun is ended; only the request ends with ctx.
	asked := &asked{ctx: ctx, client: client}
	last, end, err := h.runAsking(context.WithoutCancel(ctx), served, nil, asked, map[string]any{
		"do": "reconcile", "handler": h.number, "merchant": told, "order": order.told()})
	if err != nil {
		return Reconciled{}, err
	}
	switch last.Name {
	case "value":
		var value struct{ State string }
		err := json.Unmarshal(last.Value, &value)
		return Reconciled{State: value.State}, err
	case "error":
		return Reconciled{}, last.Error.Err(asked.answer.Err)
	}
	h.tell(ctx, end, started, false)
	if end.err != nil {
		return Reconciled{}, end.err
	}
	return Reconciled{asked.state, wxnotify.Code(last.Code)}, nil
}

func (o Order) told() map[string]any {
	told := map[string]any{}
	for name, value := range map[string]string{"out_trade_no": o.OutTradeNo, "transaction_id": o.TransactionID,
		"out_refund_no": o.OutRefundNo, "sub_mchid": o.SubMchID} {
		if value != "" {
			told[name] = value
		}
	}
	if o.Merchant != nil {
		told["served"] = o.Merchant.name
	}
	return told
}

// asked is what a program asks WeChat Pay, and what it heard.
type asked struct {
	ctx    context.Context
	client *http.Client
	answer asking.Answer
	state  string
}

// receive takes what was read of the answer for the notification that was received.
func (r *running) receive(step *program.Step) any {
	notification, err := program.Restore(*step.Notification)
	if err != nil {
		return asking.Refused(err)
	}
	r.received, r.asked.state = notification, step.State
	return "done"
}
