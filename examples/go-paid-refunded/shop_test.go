package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// The merchant behind a socket, with each framework and each database, and a pretend platform that calls it.

const mchid = "1900007291"

var ctx = context.Background()

var platform = sync.OnceValue(func() *wxnotifytest.Platform {
	platform, err := wxnotifytest.NewPlatform(wxnotifytest.WithPublicKeyID("PUB_KEY_ID_0114232134912410000000000000"))
	if err != nil {
		panic(err)
	}
	return platform
})

// merchant is the endpoint with two orders: A1 is to be paid with 100, B1 has no prepay id.
type merchant struct {
	t   *testing.T
	db  *sql.DB
	url string
}

// onEach runs a test with each framework, on each database.
func onEach(t *testing.T, others string, test func(t *testing.T, m *merchant)) {
	for framework, mount := range map[string]func(*Endpoint) http.Handler{"net/http": withNetHTTP, "gin": withGin} {
		for _, database := range []string{"sqlite", "postgresql"} {
			t.Run(framework+" on "+database, func(t *testing.T) {
				inbox := openedInbox(t, database)
				t.Cleanup(func() { inbox.DB().Close() })
				shop := must(NewShop(ctx, inbox.DB(), mchid))(t)
				server := httptest.NewServer(mount(must(NewEndpoint(platform().Parser(), mchid, shop, inbox, others))(t)))
				t.Cleanup(server.Close)
				m := &merchant{t, inbox.DB(), server.URL + notifyPath}
				m.order("A1", "https://pay.example.com/A1", "wx26112025")
				m.order("B1", "https://pay.example.com/B1", "")
				test(t, m)
			})
		}
	}
}

func openedInbox(t *testing.T, database string) *wxinbox.Inbox {
	t.Helper()
	if database == "sqlite" {
		return must(openInbox(ctx, filepath.Join(t.TempDir(), "shop.db")))(t)
	}
	url := os.Getenv("WXNOTIFY_POSTGRES_URL")
	if url == "" {
		t.Fatal("WXNOTIFY_POSTGRES_URL is not set: run test.sh")
	}
	inbox := must(openInbox(ctx, url))(t)
	// What the test before left behind.
	_, err := inbox.DB().Exec("DROP TABLE IF EXISTS orders, other_events; DELETE FROM wxnotify_inbox")
	check(t, err)
	return inbox
}

func (m *merchant) order(number, qrCode, prepayID string) {
	m.t.Helper()
	_, err := m.db.Exec("INSERT INTO orders (number, total, qr_code, prepay_id) VALUES ($1, 100, $2, $3)",
		number, qrCode, sql.NullString{String: prepayID, Valid: prepayID != ""})
	check(m.t, err)
}

// state is what became of an order.
func (m *merchant) state(number string) string {
	m.t.Helper()
	var state string
	var refunded int64
	check(m.t, m.db.QueryRow("SELECT state, refunded FROM orders WHERE number = $1", number).Scan(&state, &refunded))
	return fmt.Sprintf("%s %d", state, refunded)
}

// gets sends a notification, and checks the answer and then the order A1.
func (m *merchant) gets(delivery *wxnotifytest.Delivery, answer, state string) {
	m.t.Helper()
	if got := m.post(delivery); got != answer {
		m.t.Errorf("got %s, want %s", got, answer)
	}
	if got := m.state("A1"); got != state {
		m.t.Errorf("the order is %s, want %s", got, state)
	}
}

func (m *merchant) post(delivery *wxnotifytest.Delivery) string {
	m.t.Helper()
	response := must(http.DefaultClient.Do(must(delivery.Request(m.url))(m.t)))(m.t)
	defer response.Body.Close()
	return fmt.Sprintf("%d %s", response.StatusCode, must(io.ReadAll(response.Body))(m.t))
}

const success = `200 {"code":"SUCCESS"}`

func failed(message string) string {
	return fmt.Sprintf(`500 {"code":"FAIL","message":"%s"}`, message)
}

func payment(t *testing.T, number string, total int64, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	return paymentTo(t, mchid, number, total, options...)
}

func paymentTo(t *testing.T, mchid, number string, total int64, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	return paymentBy(t, "4200001234", mchid, number, total, options...)
}

func paymentBy(t *testing.T, transactionID, mchid, number string, total int64, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	resource := fmt.Sprintf(`{"mchid":"%s","out_trade_no":"%s","transaction_id":"%s","trade_state":"SUCCESS","amount":{"total":%d}}`, mchid, number, transactionID, total)
	return must(platform().Notification("TRANSACTION.SUCCESS", resource, options...))(t)
}

func refund(t *testing.T, number, eventType string, amount int64, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	resource := fmt.Sprintf(`{"mchid":"%s","out_trade_no":"%s","transaction_id":"4200001234","out_refund_no":"R1","refund_id":"5000","refund_status":"SUCCESS",`+
		`"success_time":"2026-11-20T12:00:00+08:00","user_received_account":"零钱","amount":{"total":100,"refund":%d,"payer_total":100,"payer_refund":%d}}`, mchid, number, amount, amount)
	return must(platform().Notification(eventType, resource, options...))(t)
}

func scan(t *testing.T, code string) *wxnotifytest.Delivery {
	t.Helper()
	return must(platform().Notification("CROSS_BORDER_PAY.GET_MCH_INFO", fmt.Sprintf(`{"acq_tid":"1","bank_type":"HK","qr_cd_mp":"%s"}`, code)))(t)
}

func TestPaid(t *testing.T) {
	onEach(t, OthersRefused, func(t *testing.T, m *merchant) {
		// Wrong ones change nothing, and are told apart.
		for _, fault := range wxnotifytest.Faults() {
			ack := must(wxnotify.AckForCode(fault.Code))(t)
			m.gets(payment(t, "A1", 100, fault.Fault), fmt.Sprintf("%d %s", ack.Status, ack.Body), "TO_PAY 0")
		}
		m.gets(payment(t, "A1", 99), failed("notification could not be processed"), "TO_PAY 0")
		m.gets(payment(t, "A2", 100), failed("no order waits for this payment"), "TO_PAY 0")
		m.gets(paymentTo(t, "1900000001", "A1", 100), failed("notification could not be processed"), "TO_PAY 0")

		m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N1")), success, "PAID 0")
		// Once more, signed anew.
		m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N1")), success, "PAID 0")
		// The same payment, told by a notification of another id, after a refund too.
		m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N2")), success, "PAID 0")
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 30), success, "PAID 30")
		m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N3")), success, "PAID 30")
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 70), success, "REFUNDED 100")
		m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N4")), success, "REFUNDED 100")
		// A second payment for the same order is no duplicate: somebody must look at it.
		m.gets(paymentBy(t, "4200005678", mchid, "A1", 100), failed("no order waits for this payment"), "REFUNDED 100")
		m.gets(paymentBy(t, "", mchid, "A1", 100), failed("the payment has no transaction_id"), "REFUNDED 100")
	})
}

// The merchant asked WeChat Pay whether the order is paid, before it was told.
func TestAQueryWasFirst(t *testing.T) {
	onEach(t, OthersRefused, func(t *testing.T, m *merchant) {
		_, err := m.db.Exec("UPDATE orders SET state = 'PAID', transaction_id = '4200001234' WHERE number = 'A1'")
		check(t, err)
		m.gets(paymentBy(t, "4200005678", mchid, "A1", 100), failed("no order waits for this payment"), "PAID 0")
		m.gets(payment(t, "B1", 99), failed("notification could not be processed"), "PAID 0")
		m.gets(payment(t, "A1", 100), success, "PAID 0")
	})
}

// The result is there before anything is sent, and is then written as it is.
func TestTheResultIsASecondStep(t *testing.T) {
	onEach(t, OthersRefused, func(t *testing.T, m *merchant) {
		inbox := must(wxinbox.New(m.db))(t)
		endpoint := must(NewEndpoint(platform().Parser(), mchid, must(NewShop(ctx, m.db, mchid))(t), inbox, OthersRefused))(t)
		for _, step := range []struct {
			delivery *wxnotifytest.Delivery
			answer   string
		}{
			{payment(t, "A2", 100), failed("no order waits for this payment")},
			{payment(t, "A1", 100), success},
		} {
			w := httptest.NewRecorder()
			result := endpoint.Handle(w, must(step.delivery.Request(m.url))(t))
			if got := fmt.Sprintf("%d %s", result.Status, result.Body); got != step.answer {
				t.Errorf("the result is %s, want %s", got, step.answer)
			}
			if w.Body.Len() != 0 || len(w.Header()) != 0 {
				t.Errorf("%v %s was sent already", w.Header(), w.Body)
			}
			check(t, result.Write(w))
			if got := fmt.Sprintf("%d %s", w.Code, w.Body); got != step.answer || w.Header().Get("Content-Type") != "application/json" {
				t.Errorf("got %v %s, want %s", w.Header(), got, step.answer)
			}
		}
	})
}

func TestManyAtOnce(t *testing.T) {
	onEach(t, OthersRefused, func(t *testing.T, m *merchant) {
		const times = 10
		m.gets(payment(t, "A1", 100), success, "PAID 0")
		delivery := refund(t, "A1", "REFUND.SUCCESS", 10, wxnotifytest.WithID("R1"))
		answers := make(chan string, times)
		for range times {
			go func() {
				request, err := delivery.Request(m.url)
				if err != nil {
					t.Error(err)
				}
				response, err := http.DefaultClient.Do(request)
				if err != nil {
					t.Error(err)
					answers <- err.Error()
					return
				}
				response.Body.Close()
				answers <- response.Status
			}()
		}
		for range times {
			if answer := <-answers; answer != "200 OK" && answer != "503 Service Unavailable" {
				t.Errorf("got %s", answer)
			}
		}
		m.gets(delivery, success, "PAID 10")
	})
}

func TestRefunded(t *testing.T) {
	onEach(t, OthersRefused, func(t *testing.T, m *merchant) {
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 30), failed("no order was paid that this refund fits"), "TO_PAY 0")
		m.gets(payment(t, "A1", 100), success, "PAID 0")
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 30, wxnotifytest.WithID("R1")), success, "PAID 30")
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 30, wxnotifytest.WithID("R1")), success, "PAID 30")
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 71), failed("no order was paid that this refund fits"), "PAID 30")
		m.gets(refund(t, "A1", "REFUND.SUCCESS", 70), success, "REFUNDED 100")
	})
}

func TestScanned(t *testing.T) {
	onEach(t, OthersRefused, func(t *testing.T, m *merchant) {
		// Each time, and without a note in the inbox.
		for range 2 {
			m.gets(scan(t, "https://pay.example.com/A1"), `200 {"result_code":"SUCCESS","prepay_id":"wx26112025"}`, "TO_PAY 0")
		}
		m.gets(scan(t, "https://pay.example.com/B1"), failed("the order has no prepay id yet"), "TO_PAY 0")
		m.gets(scan(t, "https://pay.example.com/C1"), `200 {"result_code":"FAIL","err_code_des":"二维码无效"}`, "TO_PAY 0")
		m.gets(payment(t, "A1", 100), success, "PAID 0")
		m.gets(scan(t, "https://pay.example.com/A1"), `200 {"result_code":"FAIL","err_code_des":"订单已支付"}`, "PAID 0")
	})
}

func TestOtherEvents(t *testing.T) {
	for others, answer := range map[string]string{OthersRefused: failed("event is not handled"), OthersAcknowledged: success, OthersToPaid: success} {
		onEach(t, others, func(t *testing.T, m *merchant) {
			m.gets(payment(t, "A1", 100), success, "PAID 0")
			m.gets(refund(t, "A1", "REFUND.ABNORMAL", 30), answer, "PAID 0")
			m.gets(must(platform().Notification("SOME.DAY_NEW", `{}`))(t), answer, "PAID 0")
			// A payment that failed, of the type that Paid knows, and twice.
			resource := fmt.Sprintf(`{"mchid":"%s","out_trade_no":"B1","trade_state":"PAYERROR","amount":{"total":100}}`, mchid)
			for range 2 {
				m.gets(must(platform().Notification("TRANSACTION.PAY_FAIL", resource, wxnotifytest.WithID("F1")))(t), answer, "PAID 0")
			}
			if got := m.state("B1"); got != "TO_PAY 0" {
				t.Errorf("B1 is %s", got)
			}
			asks := failed("nobody answers this event")
			if others != OthersToPaid {
				asks = answer
			}
			m.gets(must(platform().Notification("PARKING_FEE.QUERY_TRANS_INFO", `{}`))(t), asks, "PAID 0")
			// A payment, but a service provider's: nobody here has an order for it.
			partner := answer
			if others == OthersToPaid {
				partner = failed("a payment of a kind that this shop does not take")
			}
			resource = `{"sp_mchid":"1900000109","sub_mchid":"1900000110","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}`
			m.gets(must(platform().Notification("TRANSACTION.SUCCESS", resource))(t), partner, "PAID 0")
			var seen int
			check(t, m.db.QueryRow("SELECT COUNT(*) FROM other_events").Scan(&seen))
			if want := map[bool]int{true: 3}[others == OthersToPaid]; seen != want {
				t.Errorf("Paid saw %d other events, want %d", seen, want)
			}
			response := must(http.Get(m.url))(t)
			response.Body.Close()
			if response.StatusCode != 405 {
				t.Errorf("got %s", response.Status)
			}
		})
	}
}

// A callback that fails after it wrote, or panics, has written nothing.
func TestAFailureRollsBack(t *testing.T) {
	for _, database := range []string{"sqlite", "postgresql"} {
		t.Run(database, func(t *testing.T) {
			inbox := openedInbox(t, database)
			defer inbox.DB().Close()
			must(NewShop(ctx, inbox.DB(), mchid))(t)
			ends := func(*wxhttp.Delivery) error { panic("out of stock") }
			endpoint := must(wxhttp.New(platform().Parser(), wxhttp.WithInbox(inbox), wxhttp.On("TRANSACTION.SUCCESS",
				func(ctx context.Context, message *wxhttp.Delivery) error {
					if _, err := message.Tx.ExecContext(ctx, "UPDATE orders SET state = 'PAID'"); err != nil {
						return err
					}
					return ends(message)
				})))(t)
			server := httptest.NewServer(endpoint)
			defer server.Close()
			m := &merchant{t, inbox.DB(), server.URL}
			m.order("A1", "https://pay.example.com/A1", "")
			m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N1")), failed("notification could not be processed"), "TO_PAY 0")
			ends = func(message *wxhttp.Delivery) error { return message.Fail("out of stock") }
			m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N1")), failed("out of stock"), "TO_PAY 0")
			ends = func(*wxhttp.Delivery) error { return nil }
			m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N1")), success, "PAID 0")
		})
	}
}

// The program itself, as its README starts it; killed and started again, it knows what was done.
func TestTheProgram(t *testing.T) {
	folder := t.TempDir()
	program, database, key := filepath.Join(folder, "merchant"), filepath.Join(folder, "shop.db"), filepath.Join(folder, "pub_key.pem")
	if output, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	check(t, os.WriteFile(key, []byte(platform().PublicKeyPEM()), 0o600))
	inbox := must(openInbox(ctx, database))(t)
	defer inbox.DB().Close()
	must(NewShop(ctx, inbox.DB(), mchid))(t)
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	address := listener.Addr().String()
	listener.Close()
	m := &merchant{t, inbox.DB(), "http://" + address + notifyPath}
	m.order("A1", "https://pay.example.com/A1", "")
	nothingSet := exec.Command(program, "-public-key", key)
	if said, err := nothingSet.CombinedOutput(); err == nil || !strings.Contains(string(said), "set WXPAY_MCHID in the environment") {
		t.Errorf("without a setting it says %s", said)
	}
	for range 2 {
		command := exec.Command(program, "-listen", address, "-database", database, "-public-key", key, "-framework", "gin")
		command.Env = append(os.Environ(), "WXPAY_MCHID="+mchid, "WXPAY_API_V3_KEY="+platform().APIv3Key(), "WXPAY_PUBLIC_KEY_ID="+platform().Serial())
		var log strings.Builder
		command.Stderr = &log
		check(t, command.Start())
		for range 200 {
			if connection, err := net.Dial("tcp", address); err == nil {
				connection.Close()
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		m.gets(payment(t, "A1", 100, wxnotifytest.WithID("N1")), success, "PAID 0")
		check(t, command.Process.Kill())
		_ = command.Wait()
		if !strings.Contains(log.String(), notifyPath) {
			t.Errorf("the program said %q", log.String())
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// must returns a value, or ends the test.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		check(t, err)
		return value
	}
}
