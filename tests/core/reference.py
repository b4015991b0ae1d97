"""What reading each reference file must give; checked against dcmtk in test_reference.py where dcmtk reads it.

One line a file: name, kind, dtype, rows, columns, the values at a third, at a half and at the last but one row and
column, and the number of frames where there are several; or after ! what the refusal says.
kind: grey and colour are compared with dcmtk, j2k with pydicom's decoder; bitmap and odd (implicit VR in a file that
says explicit, which dcmtk refuses) with nothing.
"""

from __future__ import annotations

PYDICOM = """
693_J2KI.dcm                                j2k    int16 512 512 1511 1056 -2016
CT_small.dcm                                grey   int16 128 128 1435 1928 925
ExplVR_BigEnd.dcm                           colour uint8 60 80 226 226 226
ExplVR_BigEndNoMeta.dcm                     ! there is no picture inside (it is a RT Ion Plan Storage)
ExplVR_LitEndNoMeta.dcm                     ! there is no picture inside (it is a RT Ion Plan Storage)
GDCMJ2K_TextGBR.dcm                         j2k    uint8 400 400 128 128 128
J2K_pixelrep_mismatch.dcm                   j2k    int16 512 512 18 27 -2000
JPEG-lossy.dcm                              grey   uint16 1024 256 21 14 1
JPEG2000-embedded-sequence-delimiter.dcm    ! its header says 256 x 1024 pixels
JPEG2000.dcm                                j2k    int16 1024 256 21 7 0
JPEGLSNearLossless_08.dcm                   grey   uint8 45 10 30 15 0
JPEGLSNearLossless_16.dcm                   grey   uint16 50 10 4095 255 0
JPGExtended.dcm                             grey   uint16 1024 256 21 14 1
MR_small.dcm                                grey   int16 64 64 446 182 1346
MR_small_RLE.dcm                            grey   int16 64 64 446 182 1346
MR_small_bigendian.dcm                      grey   int16 64 64 446 182 1346
MR_small_expb.dcm                           grey   int16 64 64 446 182 1346
MR_small_implicit.dcm                       grey   int16 64 64 446 182 1346
MR_small_jp2klossless.dcm                   j2k    int16 64 64 446 182 1346
MR_small_jpeg_ls_lossless.dcm               grey   int16 64 64 446 182 1346
MR_small_padded.dcm                         grey   int16 64 64 446 182 1346
MR_truncated.dcm                            ! its picture is cut short (8130 of 8192 bytes)
SC_jpeg_no_color_transform.dcm              colour uint8 256 256 244 244 244
SC_jpeg_no_color_transform_2.dcm            colour uint8 256 256 246 244 245
SC_rgb_dcmtk_+eb+cr.dcm                     colour uint8 100 100 203 143 255
SC_rgb_dcmtk_+eb+cy+n1.dcm                  colour uint8 100 100 203 140 255
SC_rgb_dcmtk_+eb+cy+n2.dcm                  colour uint8 100 100 203 143 255
SC_rgb_dcmtk_+eb+cy+np.dcm                  colour uint8 100 100 203 140 255
SC_rgb_dcmtk_+eb+cy+s2.dcm                  colour uint8 100 100 203 143 255
SC_rgb_dcmtk_+eb+cy+s4.dcm                  colour uint8 100 100 203 143 255
SC_rgb_gdcm_KY.dcm                          j2k    uint8 100 100 203 142 255
SC_rgb_jls_lossy_line.dcm                   colour uint8 100 100 203 144 255
SC_rgb_jls_lossy_sample.dcm                 colour uint8 100 100 203 144 255
SC_rgb_jpeg.dcm                             odd    uint8 256 256 244 244 244
SC_rgb_jpeg_app14_dcmd.dcm                  colour uint8 256 256 246 244 245
SC_rgb_jpeg_dcmd.dcm                        colour uint8 256 256 244 244 244
SC_rgb_jpeg_dcmtk.dcm                       colour uint8 100 100 203 143 255
SC_rgb_jpeg_gdcm.dcm                        colour uint8 100 100 203 142 255
SC_rgb_jpeg_lossy_gdcm.dcm                  colour uint8 100 100 203 139 255
SC_rgb_rle.dcm                              colour uint8 100 100 203 142 255
SC_rgb_rle_16bit.dcm                        ! it is a colour picture with 16 bits per channel
SC_rgb_rle_16bit_2frame.dcm                 ! it is a colour picture with 16 bits per channel
SC_rgb_rle_2frame.dcm                       colour uint8 100 100 203 142 255 x2
SC_rgb_rle_32bit.dcm                        ! its pixels have 32 bits
SC_rgb_rle_32bit_2frame.dcm                 ! its pixels have 32 bits
SC_rgb_small_odd.dcm                        colour uint8 3 3 90 90 90
SC_rgb_small_odd_big_endian.dcm             colour uint8 3 3 90 90 90
SC_rgb_small_odd_jpeg.dcm                   colour uint8 3 3 90 90 90
SC_ybr_full_422_uncompressed.dcm            colour uint8 100 100 203 142 255
UN_sequence.dcm                             ! its picture is missing, so the file is cut short
badVR.dcm                                   ! its pixels have 32 bits
empty_charset_LEI.dcm                       ! its picture is missing, so the file is cut short
examples_jpeg2k.dcm                         j2k    uint8 480 640 61 12 0
examples_overlay.dcm                        grey   uint16 300 484 293 136 6
examples_palette.dcm                        colour uint8 350 800 0 1 0
examples_rgb_color.dcm                      colour uint8 240 320 71 10 0
examples_ybr_color.dcm                      colour uint8 240 320 0 7 1 x30
image_dfl.dcm                               grey   uint8 512 512 41 65 188
liver_1frame.dcm                            ! its pixels have 1 bits
liver_expb_1frame.dcm                       ! its pixels have 1 bits
meta_missing_tsyntax.dcm                    ! its header does not say how large the picture is
nested_priv_SQ.dcm                          ! its header does not say how large the picture is
no_meta.dcm                                 ! it is neither DICOM nor a PNG
no_meta_group_length.dcm                    ! its picture is missing, so the file is cut short
priv_SQ.dcm                                 ! its picture is missing, so the file is cut short
reportsi.dcm                                ! there is no picture inside (it is a Basic Text SR Storage)
reportsi_with_empty_number_tags.dcm         ! there is no picture inside (it is a Basic Text SR Storage)
rtdose.dcm                                  ! its pixels have 32 bits
rtdose_1frame.dcm                           ! its pixels have 32 bits
rtdose_expb.dcm                             ! its pixels have 32 bits
rtdose_expb_1frame.dcm                      ! its pixels have 32 bits
rtdose_rle.dcm                              ! its pixels have 32 bits
rtdose_rle_1frame.dcm                       ! its pixels have 32 bits
rtplan.dcm                                  ! there is no picture inside (it is a RT Plan Storage)
rtplan_truncated.dcm                        ! there is no picture inside (it is a RT Plan Storage)
rtstruct.dcm                                ! there is no picture inside (it is a RT Structure Set Storage)
test-SR.dcm                                 ! there is no picture inside (it is a Comprehensive SR Storage)
waveform_ecg.dcm                            ! there is no picture inside (it is a 12-lead ECG Waveform Storage)
"""

CHARSETS = """
chrArab.dcm                                 grey   uint8 32 32 255 255 255
chrFren.dcm                                 grey   uint8 32 32 255 255 255
chrFrenMulti.dcm                            grey   uint8 32 32 255 255 255
chrGerm.dcm                                 grey   uint8 32 32 255 255 255
chrGreek.dcm                                grey   uint8 32 32 255 255 255
chrH31.dcm                                  grey   uint8 32 32 255 255 255
chrH32.dcm                                  grey   uint8 32 32 255 255 255
chrHbrw.dcm                                 grey   uint8 32 32 255 255 255
chrI2.dcm                                   grey   uint8 32 32 255 255 255
chrJapMulti.dcm                             ! its picture is missing, so the file is cut short
chrJapMultiExplicitIR6.dcm                  ! its picture is missing, so the file is cut short
chrKoreanMulti.dcm                          ! its picture is missing, so the file is cut short
chrRuss.dcm                                 grey   uint8 32 32 255 255 255
chrSQEncoding.dcm                           ! its picture is missing, so the file is cut short
chrSQEncoding1.dcm                          ! its picture is missing, so the file is cut short
chrX1.dcm                                   grey   uint8 32 32 255 255 255
chrX2.dcm                                   grey   uint8 32 32 255 255 255
"""

REAL = """
RG3_J2KI.dcm                                j2k    uint16 1760 1760 979 306 0
RG3_J2KR.dcm                                j2k    uint16 1760 1760 979 306 0
RG3_JLSL.dcm                                grey   uint16 1760 1760 979 306 0
RG3_JLSN.dcm                                grey   uint16 1760 1760 980 304 0
RG3_JPLL.dcm                                grey   uint16 1760 1760 979 306 0
RG3_JPLY.dcm                                grey   uint16 1760 1760 980 305 1
RG3_RLE.dcm                                 grey   uint16 1760 1760 979 306 0
dx_image.dcm                                grey   uint8 169 211 130 175 250
gdcm-CR-MONO1-10-chest.dcm                  grey   uint16 440 440 656 285 854
"""

SHIPPED = """
chest-opacity.dcm                           grey   uint16 708 800 2782 834 3750
chest-opacity.png                           bitmap uint8 708 800 70 220 0
chest-plain.dcm                             grey   uint16 708 800 1313 3261 345
chest-plain.png                             bitmap uint8 708 800 70 220 0
deflated.dcm                                grey   uint16 96 96 934 2503 2457
explicit-be.dcm                             grey   uint16 96 96 934 2503 2457
explicit-le.dcm                             grey   uint16 96 96 934 2503 2457
grey-16.png                                 bitmap uint16 96 96 10403 41552 40639
grey-8.bmp                                  bitmap uint8 96 96 40 162 158
grey-8.jpg                                  bitmap uint8 96 96 39 162 158
grey-8.png                                  bitmap uint8 96 96 40 162 158
grey-8.tif                                  bitmap uint8 96 96 40 162 158
implicit-le.dcm                             grey   uint16 96 96 934 2503 2457
jpeg-2000-lossless.dcm                      j2k    uint16 96 96 934 2503 2457
jpeg-2000.dcm                               j2k    uint16 96 96 963 2502 2484
jpeg-baseline.dcm                           grey   uint8 96 96 58 156 151
jpeg-extended-12.dcm                        grey   uint16 96 96 905 2474 2427
jpeg-lossless-57.dcm                        grey   uint16 96 96 934 2503 2457
jpeg-lossless-70.dcm                        grey   uint16 96 96 934 2503 2457
jpeg-ls-near.dcm                            grey   uint16 96 96 936 2502 2458
jpeg-ls.dcm                                 grey   uint16 96 96 934 2503 2457
rle.dcm                                     grey   uint16 96 96 934 2503 2457
"""
