package wxnotify_test

import (
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func TestASampleIsWhatItsEventCarries(t *testing.T) {
	overrides := map[string]any{"mchid": "1900007291", "out_trade_no": "A1", "amount": map[string]any{"total": 100}, "attach": nil}
	paid := parsedAs(t, "TRANSACTION.SUCCESS", must(wxnotifytest.Sample("TRANSACTION.SUCCESS", overrides))(t))
	payment := must(paid.Event())(t).(*events.TransactionDirect)
	if payment.OutTradeNo != "A1" || payment.TransactionID == "" || payment.Payer == nil || payment.Attach != "" {
		t.Errorf("got %+v", payment)
	}
	if err := paid.ExpectPaid(order); err != nil {
		t.Error(err)
	}
	for kind, sample := range map[wxnotify.Kind]string{
		wxnotify.KindTransactionPartner: must(wxnotifytest.Sample("transaction.partner", nil))(t),
		wxnotify.KindTransactionCombine: must(wxnotifytest.SampleOfKind("TRANSACTION.SUCCESS", wxnotify.KindTransactionCombine, struct {
			MchID string `json:"combine_mchid"`
		}{"1900007291"}))(t),
	} {
		notification := parsedAs(t, "TRANSACTION.SUCCESS", sample)
		if _, err := notification.Event(); err != nil || notification.Kind != kind {
			t.Errorf("got %s, %v, want %s", notification.Kind, err, kind)
		}
	}
}

func TestASampleOfNothing(t *testing.T) {
	for _, wrong := range []struct {
		event     string
		overrides any
		field     string
	}{
		{"TRANSACTION.SUCESS", nil, "event"},
		{"", nil, "event"},
		{"TRANSACTION.SUCCESS", map[string]any{"amount.totl": 1}, "amount.totl"},
		{"TRANSACTION.SUCCESS", []string{"A1"}, "overrides"},
		{"TRANSACTION.SUCCESS", map[string]any{"attach": make(chan int)}, "overrides"},
	} {
		_, err := wxnotifytest.Sample(wrong.event, wrong.overrides)
		failed := fails(t, err, wxnotify.ErrOptionInvalid, wrong.field)
		if strings.Contains(failed.Message, "\n") {
			t.Errorf("not one line: %q", failed.Message)
		}
	}
	_, err := wxnotifytest.SampleOfKind("TRANSACTION.SUCCESS", wxnotify.KindRefundDirect, nil)
	fails(t, err, wxnotify.ErrOptionInvalid, "kind")
}
