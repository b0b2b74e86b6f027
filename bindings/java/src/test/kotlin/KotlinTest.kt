import io.github.wxnotify.ContentMismatchException
import io.github.wxnotify.ErrorCode
import io.github.wxnotify.Expectation
import io.github.wxnotify.Kind
import io.github.wxnotify.VerificationException
import io.github.wxnotify.events.TransactionDirect
import io.github.wxnotify.testing.Fault
import io.github.wxnotify.testing.Platform
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

/** The Java API reads well from Kotlin: properties, `use`, exceptions. */
class KotlinTest {
    @Test
    fun `a notification is parsed from Kotlin`() {
        Platform.create().use { platform ->
            platform.parser().use { parser ->
                val resource = """{"mchid":"1900007291","out_trade_no":"A1","amount":{"total":100,"currency":"CNY"}}"""
                val delivery = platform.notification("TRANSACTION.SUCCESS", resource).build()
                val paid = parser.parse(delivery.headers, delivery.body)
                assertEquals(Kind.TRANSACTION_DIRECT, paid.kind)
                assertEquals(100L, (paid.resource["amount"] as Map<*, *>)["total"])
                paid.expect(Expectation.builder().outTradeNo("A1").amountTotal(100).build())
                assertThrows<ContentMismatchException> { paid.expect(Expectation.builder().amountTotal(1).build()) }
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
}
