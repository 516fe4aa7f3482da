// AT32F415, AT32WB415: twenty battery powered registers of 32 bits, in the enhanced
// RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_at32_family.h"

#define BACKMEM_ERTC_BPR_COUNT 20

#define BACKMEM_CRM_APB1EN    0x4002101Cu
#define BACKMEM_CRM_BPDC      0x40021020u
#define BACKMEM_ERTC_STS_TPxF (1u << 13) // TP1F

BACKMEM_PAGE(at32f415, "Artery",

ERTC_BPRS(BACKMEM_ARTERY_SVD("AT32F415")
              ", AT32WB415: BPR1DT to BPR20DT at 0x50 of the ERTC",
          BACKMEM_ARTERY_SVD("AT32F415")));
