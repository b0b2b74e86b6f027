import io.github.wxnotify.Ack
import io.github.wxnotify.ContentMismatchException
import io.github.wxnotify.ErrorCode
import io.github.wxnotify.Expected
import io.github.wxnotify.Kind
import io.github.wxnotify.PaidOrder
import io.github.wxnotify.VerificationException
import io.github.wxnotify.events.CrossBorderQuery
import io.github.wxnotify.events.TransactionDirect
import io.github.wxnotify.events.TransactionPartner
import io.github.wxnotify.handler.NotificationHandler
import io.github.wxnotify.inbox.Inbox
import io.github.wxnotify.testing.Fault
import io.github.wxnotify.testing.Platform
import java.nio.file.Path
import java.time.Duration
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir

/** The Java API reads well from Kotlin: properties, `use`, exceptions. */
class KotlinTest {
    @Test
    fun `a notification is parsed from Kotlin`() {
        Platform.create().use { platform ->
            platform.parser().use { parser ->
                val resource = """{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}"""
                val delivery = platform.notification("TRANSACTION.SUCCESS", resource).build()
                val paid = parser.parse(delivery.headers, delivery.body)
                assertEquals(Kind.TRANSACTION_DIRECT, paid.kind)
                assertEquals(100L, (paid.resource["amount"] as Map<*, *>)["total"])
                paid.expectPaid(PaidOrder.of("1900007291", "A1", 100))
                assertThrows<ContentMismatchException> { paid.expectPaid(PaidOrder.of("1900007291", "A1", 1)) }
            }
        }
    }

    @Test
    fun `an event is of its class`() {
        Platform.create().use { platform ->
            platform.parser().use { parser ->
                val resource = """{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}"""
                val delivery = platform.notification("TRANSACTION.SUCCESS", resource).build()
                val said = when (val event = parser.parse(delivery.headers, delivery.body).event()) {
                    is TransactionDirect -> "${event.outTradeNo}: ${event.amount.total}, ${event.attach ?: "nothing attached"}"
                    else -> "${event.kind}"
                }
                assertEquals("A1: 100, nothing attached", said)
            }
        }
    }

    @Test
    fun `a failure is an exception with its code`() {
        Platform.sm2().use { platform ->
            platform.parser().use { parser ->
                val forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build()
                val error = assertThrows<VerificationException> { parser.parse(forged.headers, forged.body) }
                assertEquals(ErrorCode.SIGNATURE_INVALID, error.code)
                assertEquals(401, error.ack.status)
            }
        }
    }

    @Test
    fun `a handler is written in lambdas`(@TempDir folder: Path) {
        Platform.create().use { platform ->
            platform.parser().use { parser ->
                val said = mutableListOf<String>()
                val handler = NotificationHandler.builder(parser)
                    .inbox(Inbox.sqlite("$folder/inbox.db"))
                    .onPaid { paid, delivery -> said += "${paid.outTradeNo} paid, attempt ${delivery.attempts}" }
                    .onRefunded { refund, delivery -> throw delivery.fail("no refunds: ${refund.outRefundNo}") }
                    .on(TransactionPartner::class.java) { event, _ -> said += event.spMchid }
                    .on("REFUND.ABNORMAL") { delivery -> delivery.fail(delivery.notification.id) }
                    .answer("PARKING_FEE.QUERY_TRANS_INFO") { Ack.answer("{}") }
                    .answer(CrossBorderQuery::class.java) { _, _ -> Ack.answer("{}") }
                    .otherwise { said += it.notification.eventType }
                    .expect { if (it.kind == Kind.TRANSACTION_DIRECT) PaidOrder.of("1", "A1", 100) else Expected.NOT_COMPARED }
                    .key { it.id }
                    .observe { said += it.code }
                    .deadline(Duration.ofSeconds(3))
                    .build()
                handler.use {
                    val resource = """{"mchid":"1","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}"""
                    val payment = platform.notification("TRANSACTION.SUCCESS", resource).build()
                    repeat(2) {
                        assertEquals(200, handler.handle("POST", payment.headers, payment.body.inputStream()).status)
                    }
                }
                assertEquals(listOf("A1 paid, attempt 1", "SUCCESS", "DUPLICATE"), said)
            }
        }
    }
}
