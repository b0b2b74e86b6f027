// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A discount card taken, accepted, ended or settled (微信先享卡).
 *
 * <p>Kind {@code discount_card}, carried by {@code DISCOUNT_CARD.AGREEMENT_ENDED}, {@code DISCOUNT_CARD.GET_CARD},
 * {@code DISCOUNT_CARD.SETTLEMENT}, {@code DISCOUNT_CARD.USER_ACCEPTED}.
 *
 * <p>The product was documented in the old wiki only. Which fields come depends on the event, and the values of the
 * states are not listed in public.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml">pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml</a>
 */
public final class DiscountCard extends Event {
    private final String appid;
    private final String openid;
    private final String cardId;
    private final String cardTemplateId;
    private final String createTime;
    private final String mchid;
    private final List<Objectives> objectives;
    private final String outCardCode;
    private final List<Rewards> rewards;
    private final String state;
    private final TimeRange timeRange;
    private final String totalAmount;
    private final String unfinishedReason;
    private final String sharerOpenid;

    DiscountCard(Fields from) {
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        cardId = from.value("card_id", String.class);
        cardTemplateId = from.value("card_template_id", String.class);
        createTime = from.value("create_time", String.class);
        mchid = from.value("mchid", String.class);
        objectives = from.objects("objectives", Objectives::new);
        outCardCode = from.value("out_card_code", String.class);
        rewards = from.objects("rewards", Rewards::new);
        state = from.value("state", String.class);
        timeRange = from.object("time_range", TimeRange::new);
        totalAmount = from.value("total_amount", String.class);
        unfinishedReason = from.value("unfinished_reason", String.class);
        sharerOpenid = from.value("sharer_openid", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.DISCOUNT_CARD;
    }

    /**
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
    }

    /**
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
    }

    /**
     * WeChat Pay's id of the discount card.
     *
     * @return {@code card_id}, or null
     */
    public @Nullable String getCardId() {
        return cardId;
    }

    /**
     * Id of the card's template.
     *
     * @return {@code card_template_id}, or null
     */
    public @Nullable String getCardTemplateId() {
        return cardTemplateId;
    }

    /**
     * When the user took the card. RFC 3339 with offset.
     *
     * @return {@code create_time}, or null
     */
    public @Nullable String getCreateTime() {
        return createTime;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
    }

    /**
     * What the user promised to do.
     *
     * @return {@code objectives}, empty where there is none
     */
    public List<Objectives> getObjectives() {
        return objectives;
    }

    /**
     * The merchant's number of the card.
     *
     * @return {@code out_card_code}, or null
     */
    public @Nullable String getOutCardCode() {
        return outCardCode;
    }

    /**
     * What the user gets for it.
     *
     * @return {@code rewards}, empty where there is none
     */
    public List<Rewards> getRewards() {
        return rewards;
    }

    /**
     * State of the card. Uncertain: values not documented in public.
     *
     * @return {@code state}, or null
     */
    public @Nullable String getState() {
        return state;
    }

    /**
     * When the card is valid.
     *
     * @return {@code time_range}, or null
     */
    public @Nullable TimeRange getTimeRange() {
        return timeRange;
    }

    /**
     * The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented.
     *
     * @return {@code total_amount}, or null
     */
    public @Nullable String getTotalAmount() {
        return totalAmount;
    }

    /**
     * Why the user did not keep the promise. Uncertain: values not documented in public.
     *
     * @return {@code unfinished_reason}, or null
     */
    public @Nullable String getUnfinishedReason() {
        return unfinishedReason;
    }

    /**
     * Openid of the user who shared the card.
     *
     * @return {@code sharer_openid}, or null
     */
    public @Nullable String getSharerOpenid() {
        return sharerOpenid;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("openid", openid)
                .put("card_id", cardId)
                .put("card_template_id", cardTemplateId)
                .put("create_time", createTime)
                .put("mchid", mchid)
                .put("objectives", objectives)
                .put("out_card_code", outCardCode)
                .put("rewards", rewards)
                .put("state", state)
                .put("time_range", timeRange)
                .put("total_amount", totalAmount)
                .put("unfinished_reason", unfinishedReason)
                .put("sharer_openid", sharerOpenid)
                .unmodifiable();
    }

    /** What the user promised to do: {@code objectives[]}. */
    public static final class Objectives extends EventObject {
        private final String objectiveId;
        private final String unit;
        private final String name;
        private final Long count;
        private final String description;
        private final List<ObjectiveCompletionRecords> objectiveCompletionRecords;

        Objectives(Fields from) {
            objectiveId = from.value("objective_id", String.class);
            unit = from.value("unit", String.class);
            name = from.value("name", String.class);
            count = from.value("count", Long.class);
            description = from.value("description", String.class);
            objectiveCompletionRecords = from.objects("objective_completion_records", ObjectiveCompletionRecords::new);
        }

        /**
         * Id of the objective.
         *
         * @return {@code objective_id}, or null
         */
        public @Nullable String getObjectiveId() {
            return objectiveId;
        }

        /**
         * What is counted.
         *
         * @return {@code unit}, or null
         */
        public @Nullable String getUnit() {
            return unit;
        }

        /**
         * Name of the objective.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * How often the objective is to be completed.
         *
         * @return {@code count}, or null
         */
        public @Nullable Long getCount() {
            return count;
        }

        /**
         * Description of the objective.
         *
         * @return {@code description}, or null
         */
        public @Nullable String getDescription() {
            return description;
        }

        /**
         * How far the objective was completed.
         *
         * @return {@code objective_completion_records}, empty where there is none
         */
        public List<ObjectiveCompletionRecords> getObjectiveCompletionRecords() {
            return objectiveCompletionRecords;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("objective_id", objectiveId)
                    .put("unit", unit)
                    .put("name", name)
                    .put("count", count)
                    .put("description", description)
                    .put("objective_completion_records", objectiveCompletionRecords)
                    .unmodifiable();
        }

        /** How far the objective was completed: {@code objectives[].objective_completion_records[]}. */
        public static final class ObjectiveCompletionRecords extends EventObject {
            private final String completionTime;
            private final String objectiveCompletionSerialNo;
            private final String description;
            private final Long completionCount;
            private final String remark;
            private final String completionType;
            private final String objectiveId;

            ObjectiveCompletionRecords(Fields from) {
                completionTime = from.value("completion_time", String.class);
                objectiveCompletionSerialNo = from.value("objective_completion_serial_no", String.class);
                description = from.value("description", String.class);
                completionCount = from.value("completion_count", Long.class);
                remark = from.value("remark", String.class);
                completionType = from.value("completion_type", String.class);
                objectiveId = from.value("objective_id", String.class);
            }

            /**
             * When the objective was completed. RFC 3339 with offset.
             *
             * @return {@code completion_time}, or null
             */
            public @Nullable String getCompletionTime() {
                return completionTime;
            }

            /**
             * The merchant's number of the completion.
             *
             * @return {@code objective_completion_serial_no}, or null
             */
            public @Nullable String getObjectiveCompletionSerialNo() {
                return objectiveCompletionSerialNo;
            }

            /**
             * Description of the completion.
             *
             * @return {@code description}, or null
             */
            public @Nullable String getDescription() {
                return description;
            }

            /**
             * By how much the objective was completed.
             *
             * @return {@code completion_count}, or null
             */
            public @Nullable Long getCompletionCount() {
                return completionCount;
            }

            /**
             * Note.
             *
             * @return {@code remark}, or null
             */
            public @Nullable String getRemark() {
                return remark;
            }

            /**
             * Whether the record adds or takes away: INCREASE, DECREASE.
             *
             * @return {@code completion_type}, or null
             */
            public @Nullable String getCompletionType() {
                return completionType;
            }

            /**
             * Id of the objective.
             *
             * @return {@code objective_id}, or null
             */
            public @Nullable String getObjectiveId() {
                return objectiveId;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("completion_time", completionTime)
                        .put("objective_completion_serial_no", objectiveCompletionSerialNo)
                        .put("description", description)
                        .put("completion_count", completionCount)
                        .put("remark", remark)
                        .put("completion_type", completionType)
                        .put("objective_id", objectiveId)
                        .unmodifiable();
            }
        }
    }

    /** What the user gets for it: {@code rewards[]}. */
    public static final class Rewards extends EventObject {
        private final String rewardId;
        private final String unit;
        private final Long amount;
        private final String countType;
        private final String name;
        private final Long count;
        private final String description;
        private final List<RewardUsageRecords> rewardUsageRecords;

        Rewards(Fields from) {
            rewardId = from.value("reward_id", String.class);
            unit = from.value("unit", String.class);
            amount = from.value("amount", Long.class);
            countType = from.value("count_type", String.class);
            name = from.value("name", String.class);
            count = from.value("count", Long.class);
            description = from.value("description", String.class);
            rewardUsageRecords = from.objects("reward_usage_records", RewardUsageRecords::new);
        }

        /**
         * Id of the reward.
         *
         * @return {@code reward_id}, or null
         */
        public @Nullable String getRewardId() {
            return rewardId;
        }

        /**
         * What is counted.
         *
         * @return {@code unit}, or null
         */
        public @Nullable String getUnit() {
            return unit;
        }

        /**
         * Value of the reward. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}, or null
         */
        public @Nullable Long getAmount() {
            return amount;
        }

        /**
         * Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED.
         *
         * @return {@code count_type}, or null
         */
        public @Nullable String getCountType() {
            return countType;
        }

        /**
         * Name of the reward.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * How many of the reward there are.
         *
         * @return {@code count}, or null
         */
        public @Nullable Long getCount() {
            return count;
        }

        /**
         * Description of the reward.
         *
         * @return {@code description}, or null
         */
        public @Nullable String getDescription() {
            return description;
        }

        /**
         * How far the reward was used.
         *
         * @return {@code reward_usage_records}, empty where there is none
         */
        public List<RewardUsageRecords> getRewardUsageRecords() {
            return rewardUsageRecords;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("reward_id", rewardId)
                    .put("unit", unit)
                    .put("amount", amount)
                    .put("count_type", countType)
                    .put("name", name)
                    .put("count", count)
                    .put("description", description)
                    .put("reward_usage_records", rewardUsageRecords)
                    .unmodifiable();
        }

        /** How far the reward was used: {@code rewards[].reward_usage_records[]}. */
        public static final class RewardUsageRecords extends EventObject {
            private final Long usageCount;
            private final Long amount;
            private final String usageType;
            private final String usageTime;
            private final String rewardUsageSerialNo;
            private final String description;
            private final String rewardId;
            private final String remark;

            RewardUsageRecords(Fields from) {
                usageCount = from.value("usage_count", Long.class);
                amount = from.value("amount", Long.class);
                usageType = from.value("usage_type", String.class);
                usageTime = from.value("usage_time", String.class);
                rewardUsageSerialNo = from.value("reward_usage_serial_no", String.class);
                description = from.value("description", String.class);
                rewardId = from.value("reward_id", String.class);
                remark = from.value("remark", String.class);
            }

            /**
             * How many of the reward were used.
             *
             * @return {@code usage_count}, or null
             */
            public @Nullable Long getUsageCount() {
                return usageCount;
            }

            /**
             * Value of what was used. In the currency's minor unit (分 for CNY).
             *
             * @return {@code amount}, or null
             */
            public @Nullable Long getAmount() {
                return amount;
            }

            /**
             * Whether the record adds or takes away: INCREASE, DECREASE.
             *
             * @return {@code usage_type}, or null
             */
            public @Nullable String getUsageType() {
                return usageType;
            }

            /**
             * When the reward was used. RFC 3339 with offset.
             *
             * @return {@code usage_time}, or null
             */
            public @Nullable String getUsageTime() {
                return usageTime;
            }

            /**
             * The merchant's number of the use.
             *
             * @return {@code reward_usage_serial_no}, or null
             */
            public @Nullable String getRewardUsageSerialNo() {
                return rewardUsageSerialNo;
            }

            /**
             * Description of the use.
             *
             * @return {@code description}, or null
             */
            public @Nullable String getDescription() {
                return description;
            }

            /**
             * Id of the reward.
             *
             * @return {@code reward_id}, or null
             */
            public @Nullable String getRewardId() {
                return rewardId;
            }

            /**
             * Note.
             *
             * @return {@code remark}, or null
             */
            public @Nullable String getRemark() {
                return remark;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("usage_count", usageCount)
                        .put("amount", amount)
                        .put("usage_type", usageType)
                        .put("usage_time", usageTime)
                        .put("reward_usage_serial_no", rewardUsageSerialNo)
                        .put("description", description)
                        .put("reward_id", rewardId)
                        .put("remark", remark)
                        .unmodifiable();
            }
        }
    }

    /** When the card is valid: {@code time_range}. */
    public static final class TimeRange extends EventObject {
        private final String beginTime;
        private final String endTime;

        TimeRange(Fields from) {
            beginTime = from.value("begin_time", String.class);
            endTime = from.value("end_time", String.class);
        }

        /**
         * When the period begins. RFC 3339 with offset.
         *
         * @return {@code begin_time}, or null
         */
        public @Nullable String getBeginTime() {
            return beginTime;
        }

        /**
         * When the period ends. RFC 3339 with offset.
         *
         * @return {@code end_time}, or null
         */
        public @Nullable String getEndTime() {
            return endTime;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("begin_time", beginTime)
                    .put("end_time", endTime)
                    .unmodifiable();
        }
    }
}
