WITH
beneficiary_parity_measured AS (
  SELECT
    count(*) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) AS "women_of_targets_pct_used",
    count(*) AS "women_of_targets_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) > 0 THEN CAST(sum(women_targeted) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) AS DECIMAL(24, 6)) END AS "women_of_targets_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) > 0 THEN CAST(sum(persons_targeted) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) AS DECIMAL(24, 6)) END AS "women_of_targets_pct_denominator"
  FROM "beneficiary_parity" AS s
)
SELECT
  CAST(100 * m1."women_of_targets_pct_numerator" / nullif(m1."women_of_targets_pct_denominator", 0) AS DECIMAL(24, 6)) AS "women_of_targets_pct",
  coalesce(m1."women_of_targets_pct_used", 0) AS "used",
  coalesce(m1."women_of_targets_pct_eligible", 0) AS "eligible",
  coalesce(m1."women_of_targets_pct_eligible", 0) - coalesce(m1."women_of_targets_pct_used", 0) AS "missing",
  m1."women_of_targets_pct_numerator",
  m1."women_of_targets_pct_denominator"
FROM beneficiary_parity_measured AS m1
