WITH
request_register_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_granted" IS NOT NULL) AS "funding_requests_granted_pct_used",
    count(*) AS "funding_requests_granted_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_granted" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."is_granted" IS NOT NULL AND (is_granted)) END AS "funding_requests_granted_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."is_granted" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."is_granted" IS NOT NULL) END AS "funding_requests_granted_pct_denominator"
  FROM "request_register" AS s
)
SELECT
  CAST(100 * m1."funding_requests_granted_pct_numerator" / nullif(m1."funding_requests_granted_pct_denominator", 0) AS DECIMAL(24, 6)) AS "funding_requests_granted_pct",
  coalesce(m1."funding_requests_granted_pct_used", 0) AS "used",
  coalesce(m1."funding_requests_granted_pct_eligible", 0) AS "eligible",
  coalesce(m1."funding_requests_granted_pct_eligible", 0) - coalesce(m1."funding_requests_granted_pct_used", 0) AS "missing",
  m1."funding_requests_granted_pct_numerator",
  m1."funding_requests_granted_pct_denominator"
FROM request_register_measured AS m1
