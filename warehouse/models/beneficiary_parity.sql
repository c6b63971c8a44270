-- One row per project and group of beneficiaries that is counted by sex: women and men meant to
-- be reached, and reached. Shares of women are only compared where all four numbers are known.
WITH sexes AS (
    SELECT
        project_code,
        beneficiary_group,
        CAST(sum(CASE WHEN sex = 'female' THEN target_count END) AS BIGINT) AS women_targeted,
        CAST(sum(CASE WHEN sex = 'male' THEN target_count END) AS BIGINT) AS men_targeted,
        CAST(sum(CASE WHEN sex = 'female' THEN reached_count END) AS BIGINT) AS women_reached,
        CAST(sum(CASE WHEN sex = 'male' THEN reached_count END) AS BIGINT) AS men_reached,
        min(document) AS document,
        min(locator) AS locator
    FROM beneficiaries
    WHERE sex IN ('female', 'male')
    GROUP BY project_code, beneficiary_group
)

SELECT
    project_code,
    beneficiary_group,
    women_targeted,
    men_targeted,
    women_targeted + men_targeted AS persons_targeted,
    women_reached,
    men_reached,
    women_reached + men_reached AS persons_reached,
    document,
    locator
FROM sexes
