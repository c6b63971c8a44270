WITH
request_register_measured AS (
  SELECT
    count(*) FILTER (WHERE s."granted_usd" IS NOT NULL AND s."requested_usd" IS NOT NULL) AS "funding_granted_of_requested_pct_used",
    count(*) AS "funding_granted_of_requested_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."granted_usd" IS NOT NULL AND s."requested_usd" IS NOT NULL) > 0 THEN CAST(sum(granted_usd) FILTER (WHERE s."granted_usd" IS NOT NULL AND s."requested_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "funding_granted_of_requested_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."granted_usd" IS NOT NULL AND s."requested_usd" IS NOT NULL) > 0 THEN CAST(sum(requested_usd) FILTER (WHERE s."granted_usd" IS NOT NULL AND s."requested_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "funding_granted_of_requested_pct_denominator"
  FROM "request_register" AS s
)
SELECT
  CAST(100 * m1."funding_granted_of_requested_pct_numerator" / nullif(m1."funding_granted_of_requested_pct_denominator", 0) AS DECIMAL(24, 6)) AS "funding_granted_of_requested_pct",
  coalesce(m1."funding_granted_of_requested_pct_used", 0) AS "used",
  coalesce(m1."funding_granted_of_requested_pct_eligible", 0) AS "eligible",
  coalesce(m1."funding_granted_of_requested_pct_eligible", 0) - coalesce(m1."funding_granted_of_requested_pct_used", 0) AS "missing",
  m1."funding_granted_of_requested_pct_numerator",
  m1."funding_granted_of_requested_pct_denominator"
FROM request_register_measured AS m1
