// AT32F402, F405, F423, F435, F437: twenty battery powered registers of 32 bits, in
// the enhanced RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_at32_family.h"

#define BACKMEM_ERTC_BPR_COUNT 20

#define BACKMEM_CRM_APB1EN    0x40023840u
#define BACKMEM_CRM_BPDC      0x40023870u
#define BACKMEM_ERTC_STS_TPxF (3u << 13) // TP1F, TP2F

BACKMEM_PAGE(at32f435, "Artery",

ERTC_BPRS(BACKMEM_ARTERY_SVD("AT32F435")
              ", AT32F402, AT32F405, AT32F423, AT32F437: BPR1DT to BPR20DT at 0x50 of "
              "the ERTC",
          BACKMEM_ARTERY_SVD("AT32F435")));
