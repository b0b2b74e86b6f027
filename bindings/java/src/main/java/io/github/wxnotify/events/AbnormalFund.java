// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Abnormal funds in transit paid on to their receiver (在途异常资金).
 *
 * <p>Kind {@code abnormal_fund}, carried by {@code ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4014591539">pay.weixin.qq.com/doc/v3/partner/4014591539</a>
 */
public final class AbnormalFund extends Event {
    private final String productName;
    private final String receiptId;
    private final TransferAmount transferAmount;
    private final String receiptState;
    private final String createTime;
    private final String lastUpdateTime;
    private final Instruction instruction;

    AbnormalFund(Fields from) {
        productName = from.value("product_name", String.class);
        receiptId = from.value("receipt_id", String.class);
        transferAmount = from.object("transfer_amount", TransferAmount::new);
        receiptState = from.value("receipt_state", String.class);
        createTime = from.value("create_time", String.class);
        lastUpdateTime = from.value("last_update_time", String.class);
        instruction = from.object("instruction", Instruction::new);
    }

    @Override
    public Kind getKind() {
        return Kind.ABNORMAL_FUND;
    }

    /**
     * Product the funds come from, such as C2C.
     *
     * @return {@code product_name}
     */
    public String getProductName() {
        return productName;
    }

    /**
     * WeChat Pay's number of the payment of the funds.
     *
     * @return {@code receipt_id}
     */
    public String getReceiptId() {
        return receiptId;
    }

    /**
     * The amounts.
     *
     * @return {@code transfer_amount}
     */
    public TransferAmount getTransferAmount() {
        return transferAmount;
    }

    /**
     * State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED.
     *
     * @return {@code receipt_state}
     */
    public String getReceiptState() {
        return receiptState;
    }

    /**
     * When the record was created. RFC 3339 with offset.
     *
     * @return {@code create_time}
     */
    public String getCreateTime() {
        return createTime;
    }

    /**
     * When the record last changed. RFC 3339 with offset.
     *
     * @return {@code last_update_time}
     */
    public String getLastUpdateTime() {
        return lastUpdateTime;
    }

    /**
     * The instruction to pay the funds.
     *
     * @return {@code instruction}
     */
    public Instruction getInstruction() {
        return instruction;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("product_name", productName)
                .put("receipt_id", receiptId)
                .put("transfer_amount", transferAmount)
                .put("receipt_state", receiptState)
                .put("create_time", createTime)
                .put("last_update_time", lastUpdateTime)
                .put("instruction", instruction)
                .unmodifiable();
    }

    /** The amounts: {@code transfer_amount}. */
    public static final class TransferAmount extends EventObject {
        private final long total;
        private final String currency;

        TransferAmount(Fields from) {
            total = from.value("total", Long.class);
            currency = from.value("currency", String.class);
        }

        /**
         * The amount paid. In the currency's minor unit (分 for CNY).
         *
         * @return {@code total}
         */
        public long getTotal() {
            return total;
        }

        /**
         * Currency, by ISO 4217; CNY in mainland China.
         *
         * @return {@code currency}
         */
        public String getCurrency() {
            return currency;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("total", total)
                    .put("currency", currency)
                    .unmodifiable();
        }
    }

    /** The instruction to pay the funds: {@code instruction}. */
    public static final class Instruction extends EventObject {
        private final String outInstructionNo;
        private final Commander commander;
        private final String transferMode;
        private final String successTime;
        private final String instructionInstanceId;

        Instruction(Fields from) {
            outInstructionNo = from.value("out_instruction_no", String.class);
            commander = from.object("commander", Commander::new);
            transferMode = from.value("transfer_mode", String.class);
            successTime = from.value("success_time", String.class);
            instructionInstanceId = from.value("instruction_instance_id", String.class);
        }

        /**
         * The merchant's number of the instruction.
         *
         * @return {@code out_instruction_no}
         */
        public String getOutInstructionNo() {
            return outInstructionNo;
        }

        /**
         * Who gave the instruction.
         *
         * @return {@code commander}
         */
        public Commander getCommander() {
            return commander;
        }

        /**
         * How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER.
         *
         * @return {@code transfer_mode}
         */
        public String getTransferMode() {
            return transferMode;
        }

        /**
         * When the money reached its receiver. RFC 3339 with offset.
         *
         * @return {@code success_time}
         */
        public String getSuccessTime() {
            return successTime;
        }

        /**
         * WeChat Pay's id of the instruction. Uncertain: in one source only.
         *
         * @return {@code instruction_instance_id}, or null
         */
        public @Nullable String getInstructionInstanceId() {
            return instructionInstanceId;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("out_instruction_no", outInstructionNo)
                    .put("commander", commander)
                    .put("transfer_mode", transferMode)
                    .put("success_time", successTime)
                    .put("instruction_instance_id", instructionInstanceId)
                    .unmodifiable();
        }

        /** Who gave the instruction: {@code instruction.commander}. */
        public static final class Commander extends EventObject {
            private final String operator;
            private final String mchid;

            Commander(Fields from) {
                operator = from.value("operator", String.class);
                mchid = from.value("mchid", String.class);
            }

            /**
             * Role that gave the instruction, such as MERCHANT.
             *
             * @return {@code operator}
             */
            public String getOperator() {
                return operator;
            }

            /**
             * The merchant number.
             *
             * @return {@code mchid}
             */
            public String getMchid() {
                return mchid;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("operator", operator)
                        .put("mchid", mchid)
                        .unmodifiable();
            }
        }
    }
}
