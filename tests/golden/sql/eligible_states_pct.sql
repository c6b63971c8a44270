WITH
region_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) AS "eligible_states_pct_used",
    count(*) AS "eligible_states_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) > 0 THEN CAST(sum(eligible_states) FILTER (WHERE s."eligible_states" IS NOT NULL) AS DECIMAL(24, 6)) END AS "eligible_states_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) > 0 THEN CAST(max(all_eligible_states) FILTER (WHERE s."eligible_states" IS NOT NULL) AS DECIMAL(24, 6)) END AS "eligible_states_pct_denominator"
  FROM "region_facts" AS s
)
SELECT
  CAST(100 * m1."eligible_states_pct_numerator" / nullif(m1."eligible_states_pct_denominator", 0) AS DECIMAL(24, 6)) AS "eligible_states_pct",
  coalesce(m1."eligible_states_pct_used", 0) AS "used",
  coalesce(m1."eligible_states_pct_eligible", 0) AS "eligible",
  coalesce(m1."eligible_states_pct_eligible", 0) - coalesce(m1."eligible_states_pct_used", 0) AS "missing",
  m1."eligible_states_pct_numerator",
  m1."eligible_states_pct_denominator"
FROM region_facts_measured AS m1
